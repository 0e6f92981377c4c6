namespace CnnLab.Engine;

/// <summary>Names of classes that tell them apart: ImageNet has two cranes, a bird and a machine.</summary>
public static class ClassLabels
{
    /// <summary>The names; one that is empty or was there before gets the class's number, from 0.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> classNames)
    {
        var seen = new HashSet<string> { string.Empty };
        var labels = new List<string>(classNames.Count);
        foreach (var name in classNames)
        {
            var label = name;
            while (!seen.Add(label))
            {
                label = $"{label} ({labels.Count})".TrimStart();
            }

            labels.Add(label);
        }

        return labels;
    }
}
