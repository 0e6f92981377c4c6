using System.Globalization;

namespace CnnLab.Manifests;

/// <summary>Something that holds for some trials: a path has one of some values, or labels.</summary>
/// <param name="Path">The path.</param>
/// <param name="Accepted">The values or labels that will do.</param>
/// <param name="Key">Where it stands.</param>
internal sealed record SweepCondition(string Path, IReadOnlyList<string> Accepted, Member Key)
{
    /// <summary>The conditions that an object states, one for each key.</summary>
    public static IReadOnlyList<SweepCondition> AllOf(ObjectNode node, BindContext context) =>
    [
        .. node.Members.Where(member => !RecordBinder.IsFree(member.Key)).Select(member => Of(member, context)),
    ];

    /// <summary>Whether it holds for a trial as far as it has been put together.</summary>
    public bool Holds(IReadOnlyDictionary<string, string> labels, ManifestDocument document) =>
        Texts(labels, document).Any(text => Accepted.Any(accepted => AreSame(accepted, text)));

    /// <summary>What the path is in a trial: its label, and its value as text; nothing where it has neither.</summary>
    public IEnumerable<string> Texts(IReadOnlyDictionary<string, string> labels, ManifestDocument document)
    {
        if (labels.TryGetValue(Path, out var label)) yield return label;
        if (document.Find(Path) is { } node) yield return SweepValue.TextOf(node);
    }

    /// <summary>Whether two texts are the same value: <c>0.10</c> is <c>0.1</c>.</summary>
    public static bool AreSame(string accepted, string text) =>
        accepted == text || (Number(accepted) is { } wanted && Number(text) is { } given && wanted.Equals(given));

    /// <summary>
    /// Every combination runs with the same seeds, or it could not be compared with others. So it is chosen before it
    /// has a seed, and a condition on that would see the manifest's own.
    /// </summary>
    private static SweepCondition Of(Member member, BindContext context)
    {
        if (member.Key is "seed" or "seeds")
        {
            context.Add(
                Severity.Error,
                member.KeyLocation,
                member.Value.Path,
                $"`{member.Key}` is no condition: every combination runs with all seeds of the sweep. "
                + "Expected a path of what differs between combinations.");
        }

        return new SweepCondition(
            member.Key,
            member.Value is ArrayNode values ? [.. values.Items.Select(SweepValue.TextOf)] : [SweepValue.TextOf(member.Value)],
            member);
    }

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
