using System.Globalization;

namespace CnnLab.Manifests;

/// <summary>Something that holds for some trials: a path has one of some values, or labels.</summary>
internal sealed record SweepCondition(string Path, IReadOnlyList<string> Accepted)
{
    /// <summary>The conditions that an object states, one for each key.</summary>
    public static IReadOnlyList<SweepCondition> AllOf(ObjectNode node) =>
    [
        .. node.Members.Select(member => new SweepCondition(
            member.Key,
            member.Value is ArrayNode values ? [.. values.Items.Select(SweepValue.TextOf)] : [SweepValue.TextOf(member.Value)])),
    ];

    /// <summary>Whether it holds for a trial as far as it has been put together.</summary>
    public bool Holds(IReadOnlyDictionary<string, string> labels, ManifestDocument document) =>
        (labels.TryGetValue(Path, out var label) && IsAccepted(label))
        || (document.Find(Path) is { } node && IsAccepted(SweepValue.TextOf(node)));

    private bool IsAccepted(string text) => Accepted.Any(accepted =>
        accepted == text
        || (Number(accepted) is { } wanted && Number(text) is { } given && wanted.Equals(given)));

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
