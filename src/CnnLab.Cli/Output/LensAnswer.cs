using CnnLab.Experiments;

namespace CnnLab.Cli.Output;

/// <summary>What <c>lens --json</c> prints: the numbers; pictures are in each run's <c>lens.json</c>.</summary>
internal static class LensAnswer
{
    public static object Of(IReadOnlyList<LensLook> looks, LensComparison? comparison) => new
    {
        Runs = looks.Select(look => new
        {
            look.Run.Id,
            look.Run.Name,
            look.Run.Directory,
            look.Run.Labels,
            Variant = LensLook.NameOf(look.Run),
            File = look.Result is null ? null : LensResult.PathOf(look.Run.Directory),
            look.Error,
        }),
        comparison?.Variants,
        comparison?.Curves,
        comparison?.Pooling,
        Disagreements = comparison?.Disagreements.Select(image => new
        {
            image.Repeat,
            image.Fold,
            image.Index,
            image.Label,
            image.Disagreement,
            image.Votes,
        }),
    };
}
