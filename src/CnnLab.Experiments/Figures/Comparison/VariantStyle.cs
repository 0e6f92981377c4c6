using ScottPlot;

namespace CnnLab.Experiments;

/// <summary>
/// How a variant looks where all are in one plot: a colour of Okabe and Ito (2008) and a marker, so that the colour is
/// not the only sign.
/// </summary>
/// <param name="Color">The colour.</param>
/// <param name="Shape">The marker.</param>
internal sealed record VariantStyle(Color Color, MarkerShape Shape)
{
    private static readonly Color[] Colors =
    [
        FigureStyle.HeldOut, FigureStyle.Training, FigureStyle.Validation, Color.FromHex("#CC79A7"),
        Color.FromHex("#E69F00"), Color.FromHex("#56B4E9"), FigureStyle.Ink,
    ];

    private static readonly MarkerShape[] Shapes =
    [
        MarkerShape.FilledCircle, MarkerShape.FilledSquare, MarkerShape.FilledTriangleUp, MarkerShape.FilledDiamond,
        MarkerShape.FilledTriangleDown, MarkerShape.OpenCircle, MarkerShape.OpenSquare,
    ];

    /// <summary>The style of a variant by its place; the eighth has the first colour, another marker.</summary>
    public static VariantStyle Of(int place) =>
        new(Colors[place % Colors.Length], Shapes[(place + (place / Colors.Length)) % Shapes.Length]);
}
