using System.Xml.Linq;

namespace CnnLab.Experiments;

/// <summary>
/// The parts of a comparison's page that the lens is for: what happens to changed images, what networks disagree on,
/// and what they have learned.
/// </summary>
internal static class ComparisonLens
{
    private const int MostMaps = 8, MostFilters = 32;

    public static IEnumerable<XElement?> Changes(ComparisonReportModel model) => ComparisonPage.Section(
        "Under the lens",
        model.Lenses.SelectMany(lens => (XElement?[])
        [
            Heading(model, lens),
            .. model.FiguresOf(FigureKind.Lens).Where(figure => figure.Figure.Name == FigureName(model, lens))
                .Select(figure => ReportPage.Figure(figure.Svg, figure.Figure.Caption)),
            .. ReportTableHtml.Of(LensTables.Robustness(model, lens)),
            ReportTableHtml.Folded(LensTables.Pooling(model, lens)),
        ]));

    public static IEnumerable<XElement?> Disagreements(ComparisonReportModel model) => ComparisonPage.Section(
        "Images that the variants disagree on",
        model.Lenses.Where(lens => lens.Comparison.Disagreements.Any(image => image.Picture is not null))
            .SelectMany(lens => (XElement?[])
            [
                Heading(model, lens),
                ReportTableHtml.Note("Bold: what the image is. ✓: every network of the variant that was asked is right; ✗: "
                    + "one of them or more is not, and all their answers are told. Asked were the networks that the lens looked "
                    + $"at: those of {Folds(lens)}, where they had not learned the image, so perhaps not every seed's."),
                Html.Tag("div", Html.Class("gallery"),
                    lens.Comparison.Disagreements.Where(image => image.Picture is not null)
                        .Select(image => Disagreement(lens, image))),
            ]));

    public static IEnumerable<XElement?> Learned(ComparisonReportModel model) => ComparisonPage.Section(
        "Filters and feature maps",
        model.Lenses.SelectMany(lens => lens.Variants.Select(variant => Learned(model, lens, variant))));

    /// <summary>The name of a data set's figure.</summary>
    public static string FigureName(ComparisonReportModel model, BlockLens lens) => FigureName(model.Result, lens);

    /// <inheritdoc cref="FigureName(ComparisonReportModel, BlockLens)"/>
    public static string FigureName(ComparisonResult result, BlockLens lens) =>
        $"lens-{result.Data.Blocks.ToList().IndexOf(lens.Block) + 1}";

    private static XElement? Heading(ComparisonReportModel model, BlockLens lens) =>
        model.Result.Blocks.Count > 1 ? Html.Tag("h3", lens.Block.Title) : null;

    private static string Folds(BlockLens lens) => string.Join(", ", lens.Variants.SelectMany(variant => variant.Folds)
        .Select(fold => $"repeat {fold.Repeat}, fold {fold.Fold}").Distinct());

    private static XElement Disagreement(BlockLens lens, LensDisagreement image)
    {
        var label = lens.ClassName(image.Label);
        return Html.Tag("figure",
            Picture(image.Picture!, $"image {image.Index} of class {label}"),
            Html.Tag("figcaption",
                Html.Tag("strong", label),
                image.Votes.Select(vote => Html.Tag("div", Vote(lens, vote, image.Label)))));
    }

    // A wrong answer has a sign of its own, which needs no colour.
    private static string Vote(BlockLens lens, LensVote vote, int label) =>
        $"{(vote.Classes.All(answer => answer == label) ? "✓" : "✗")} {vote.Variant}: "
        + string.Join(", ", vote.Classes.Distinct().Select(lens.ClassName));

    private static XElement Learned(ComparisonReportModel model, BlockLens lens, LensVariant variant)
    {
        var fold = variant.Folds[0];
        var place = model.Result.Blocks.Count > 1 ? $"{lens.Block.Title}: " : string.Empty;
        return Html.Tag("details",
            Html.Tag("summary", $"{place}{variant.Variant}"),
            fold.Filters is [var first, ..] ? ReportTableHtml.Note(
                $"Filters of the first convolution of repeat {fold.Repeat}, fold {fold.Fold}; grey is 0, white "
                + $"{ComparisonNumbers.Number(first.High, 2)}, black {ComparisonNumbers.Number(first.Low, 2)}.") : null,
            Pictures(fold.Filters.Take(MostFilters)),
            ReportTableHtml.Note("An image, and what every pooling layer makes of it; black is the smallest value of a "
                + "layer, white its largest."),
            Pictures([fold.Example]),
            fold.Maps.GroupBy(map => map.Name.Split('[')[0]).Select(layer => Html.Tag("div",
                ReportTableHtml.Note(layer.Key), Pictures(layer.Take(MostMaps)))));
    }

    private static XElement Pictures(IEnumerable<LensPicture> pictures) => Html.Tag("div", Html.Class("pictures"),
        pictures.Select(picture => Picture(picture, picture.Name)));

    private static XElement Picture(LensPicture picture, string words) => Html.Tag("img",
        new XAttribute("src", $"data:image/png;base64,{Convert.ToBase64String(picture.Png())}"),
        new XAttribute("alt", Html.Clean(words)),
        new XAttribute("title", Html.Clean(words)));
}
