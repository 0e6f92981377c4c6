namespace CnnLab.Compute;

/// <summary>
/// How the outputs of a 3x3 correlation with stride 1 are cut into tiles of m x m: all that the passes forward and
/// backward differ in.
/// </summary>
/// <param name="Channels">Planes of the input.</param>
/// <param name="InputHeight">Rows of the input.</param>
/// <param name="InputWidth">Columns of the input.</param>
/// <param name="Filters">Planes of the output.</param>
/// <param name="OutputHeight">Rows of the output.</param>
/// <param name="OutputWidth">Columns of the output.</param>
/// <param name="Top">Padding rows above the input; negative where its first rows are not looked at.</param>
/// <param name="Left">Padding columns left of it.</param>
/// <param name="Outputs">Outputs of a tile along one axis: m.</param>
internal readonly record struct WinogradGrid(
    int Channels,
    int InputHeight,
    int InputWidth,
    int Filters,
    int OutputHeight,
    int OutputWidth,
    int Top,
    int Left,
    int Outputs)
{
    /// <summary>Rows of tiles in a sample.</summary>
    public int TilesDown => (OutputHeight + Outputs - 1) / Outputs;

    /// <summary>Tiles of a row.</summary>
    public int TilesAcross => (OutputWidth + Outputs - 1) / Outputs;

    /// <summary>Tiles of a sample.</summary>
    public int Tiles => TilesDown * TilesAcross;

    /// <summary>Columns of a strip of input: what a row of tiles covers.</summary>
    public int StripWidth => (TilesAcross * Outputs) + 2;

    /// <summary>The pass forward of a convolution.</summary>
    public static WinogradGrid Forward(ConvolutionGeometry geometry, int outputs) => new(
        geometry.Channels,
        geometry.InputShape.Height,
        geometry.InputShape.Width,
        geometry.Filters,
        geometry.OutputShape.Height,
        geometry.OutputShape.Width,
        geometry.Window.Top,
        geometry.Window.Left,
        outputs);

    /// <summary>The gradient with respect to the input: the full correlation with the rotated kernels.</summary>
    public WinogradGrid Backward() => new(
        Filters, OutputHeight, OutputWidth, Channels, InputHeight, InputWidth, 2 - Top, 2 - Left, Outputs);

    /// <summary>Channels or filters as the innermost axis has them: whole vectors of every width.</summary>
    public static int Padded(int channels) => (channels + 15) & ~15;
}
