using System.Xml.Linq;

namespace CnnLab.Experiments;

/// <summary>A figure of a comparison.</summary>
/// <param name="Kind">What it shows.</param>
/// <param name="Figure">It.</param>
/// <param name="Svg">It as SVG, for the page.</param>
internal sealed record ReportFigure(FigureKind Kind, IFigure Figure, XElement Svg);
