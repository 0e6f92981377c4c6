using System.Globalization;
using System.Xml.Linq;
using SkiaSharp;

namespace CnnLab.Experiments;

/// <summary>
/// Makes of Skia's SVG one that scales, that can stand beside others in a page, and that reads well without the font.
/// </summary>
internal static class SvgCleaner
{
    public static void Clean(XElement svg, IFigure figure)
    {
        svg.SetAttributeValue("viewBox", $"0 0 {figure.Size.Width} {figure.Size.Height}");
        svg.SetAttributeValue("role", "img");
        svg.AddFirst(new XElement(svg.Name.Namespace + "title", figure.Caption));
        NameClipsAfter(svg, figure.Name);
        foreach (var element in svg.Descendants())
        {
            BreakLine(element, figure.Broken);
            if (element.Name.LocalName == "text")
            {
                FitText(element);
            }
        }
    }

    // Skia numbers clipping paths through the life of the process: two figures in one page could share them, and no two
    // runs had equal files.
    private static void NameClipsAfter(XElement svg, string figure)
    {
        var identified = svg.Descendants().Where(element => element.Attribute("id") is not null);
        var names = identified.Select((element, index) => ((string)element.Attribute("id")!, $"{figure}-{index + 1}"))
            .ToDictionary();
        foreach (var attribute in svg.Descendants().Attributes())
        {
            if (attribute.Name == "id")
            {
                attribute.Value = names[attribute.Value];
            }
            else if (attribute.Name == "clip-path")
            {
                attribute.Value = $"url(#{names[attribute.Value[5..^1]]})";
            }
        }
    }

    // A series is known by its colour.
    private static void BreakLine(XElement element, IReadOnlyList<CurveSeries> series)
    {
        var stroke = (string?)element.Attribute("stroke");
        var pattern = series.FirstOrDefault(entry => entry.Color.ToHex() == stroke)?.Pattern.Intervals ?? [];
        if (pattern.Length > 0 && element.Name.LocalName == "path")
        {
            element.SetAttributeValue("stroke-dasharray", string.Join(' ', pattern));
        }
    }

    // Skia places every letter for its own font. One length for the whole text lets a browser that lacks the font set
    // it evenly.
    private static void FitText(XElement text)
    {
        text.Value = text.Value.Trim();
        var isBold = text.Attribute("font-weight") is not null;
        var size = float.Parse((string)text.Attribute("font-size")!, CultureInfo.InvariantCulture);
        using var font = new SKFont(isBold ? InterFont.SemiBold : InterFont.Regular, size);
        text.SetAttributeValue("x", FirstNumber(text, "x"));
        text.SetAttributeValue("y", FirstNumber(text, "y"));
        text.SetAttributeValue("textLength",
            font.MeasureText(text.Value).ToString("0.##", CultureInfo.InvariantCulture));
        text.SetAttributeValue("lengthAdjust", "spacingAndGlyphs");
        text.SetAttributeValue("font-weight", isBold ? "600" : null);
        text.SetAttributeValue("font-family", $"{InterFont.Name}, system-ui, sans-serif");
    }

    private static string? FirstNumber(XElement text, string attribute) =>
        ((string?)text.Attribute(attribute))?.Split(',', ' ')[0];
}
