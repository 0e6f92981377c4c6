using System.Xml.Linq;
using SkiaSharp;

namespace CnnLab.Experiments;

/// <summary>Draws a figure into files.</summary>
internal static class FigureFile
{
    // Twice the nominal size: sharp on a screen of today and in print.
    private const int PngScale = 2;

    // Lines and letters on white are smallest unfiltered, and trying the filters takes longer than drawing.
    private static readonly SKPngEncoderOptions PngOptions = new(SKPngEncoderFilterFlags.None, 3);

    /// <summary>The figure as a picture of points on white.</summary>
    public static byte[] Png(IFigure figure)
    {
        var info = new SKImageInfo(figure.Size.Width * PngScale, figure.Size.Height * PngScale);
        using var surface = SKSurface.Create(info);
        surface.Canvas.Clear(SKColors.White);
        surface.Canvas.Scale(PngScale);
        figure.Draw(surface.Canvas, withPatterns: true);
        using var pixels = surface.PeekPixels();
        using var data = pixels.Encode(PngOptions);
        return data!.ToArray();
    }

    /// <summary>The figure as lines and letters, without a background.</summary>
    public static XElement Svg(IFigure figure)
    {
        using var stream = new MemoryStream();
        using (var canvas = SKSvgCanvas.Create(SKRect.Create(figure.Size.Width, figure.Size.Height), stream))
        {
            figure.Draw(canvas, withPatterns: false);
        }

        stream.Position = 0;
        var svg = XDocument.Load(stream).Root!;
        SvgCleaner.Clean(svg, figure);
        return svg;
    }

    /// <summary>The same on white, as the text of a file.</summary>
    public static string SvgFile(XElement svg)
    {
        var copy = new XElement(svg);
        var background = new XElement(svg.Name.Namespace + "rect");
        background.SetAttributeValue("width", "100%");
        background.SetAttributeValue("height", "100%");
        background.SetAttributeValue("fill", "#FFFFFF");
        copy.Elements().First(element => element.Name.LocalName == "title").AddAfterSelf(background);
        return $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{copy}\n";
    }
}
