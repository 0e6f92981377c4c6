using SkiaSharp;

namespace CnnLab.Experiments;

/// <summary>A picture that is drawn the same way for the screen and for print.</summary>
internal interface IFigure
{
    /// <summary>The file's name without its ending.</summary>
    string Name { get; }

    /// <summary>What is to be seen, in a sentence: the caption, and what a screen reader says.</summary>
    string Caption { get; }

    SKSizeI Size { get; }

    /// <summary>The curves whose lines an SVG breaks, known by their colours.</summary>
    IReadOnlyList<CurveSeries> Broken => CurveSeries.All;

    /// <summary>Draws on a canvas of <see cref="Size"/>; nothing behind the figure is touched.</summary>
    /// <param name="canvas">The canvas.</param>
    /// <param name="withPatterns">
    /// Whether to break lines: Skia's SVG canvas cannot, there <see cref="SvgCleaner"/> does it.
    /// </param>
    void Draw(SKCanvas canvas, bool withPatterns);
}
