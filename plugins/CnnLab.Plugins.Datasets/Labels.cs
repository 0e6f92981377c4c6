namespace CnnLab.Plugins.Datasets;

/// <summary>Checks labels as they are read.</summary>
internal static class Labels
{
    /// <exception cref="ComponentException">A label is no class: which, and where.</exception>
    public static void Check(ReadOnlySpan<byte> labels, int classes, long firstImage, string path, int first = 0)
    {
        for (var i = 0; i < labels.Length; i++)
        {
            if (labels[i] < first || labels[i] >= first + classes)
            {
                throw new ComponentException(
                    $"'{path}': image {firstImage + i} has the label {labels[i]}. "
                    + $"Expected {first} to {first + classes - 1}.");
            }
        }
    }
}
