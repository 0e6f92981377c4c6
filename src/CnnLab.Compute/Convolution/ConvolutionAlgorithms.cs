namespace CnnLab.Compute;

/// <summary>Makes the algorithm that a manifest names, or by a fixed rule the one that suits the sizes.</summary>
public static class ConvolutionAlgorithms
{
    /// <summary>With fewer channels or filters the transforms cost more than they save.</summary>
    private const int FewestChannelsOfWinograd = 16;

    /// <summary>With so few channels nothing but the definition is worth it.</summary>
    private const int ThinChannels = 8;

    /// <summary>Positions of a vector, for the rule: the same on every processor.</summary>
    private const int Lanes = 16;

    /// <summary>The algorithm for a convolution.</summary>
    /// <param name="geometry">The sizes.</param>
    /// <param name="choice">What the manifest says.</param>
    /// <param name="maximumSamples">The most samples that one call has.</param>
    /// <exception cref="ComponentException">The algorithm cannot do these sizes.</exception>
    public static ConvolutionAlgorithm Create(
        ConvolutionGeometry geometry, ConvolutionChoice choice, int maximumSamples) =>
        (choice == ConvolutionChoice.Auto ? Rule(geometry) : Checked(geometry, choice)) switch
        {
            ConvolutionChoice.Im2Col when geometry.Groups > 1 => new GroupedConvolution(geometry),
            ConvolutionChoice.Im2Col when geometry.IsPointwise => new PointwiseConvolution(geometry),
            ConvolutionChoice.Im2Col => new Im2ColConvolution(geometry, maximumSamples),
            ConvolutionChoice.Implicit => new ImplicitConvolution(geometry, maximumSamples),
            ConvolutionChoice.Direct => new DirectConvolution(geometry, maximumSamples),
            ConvolutionChoice.Winograd => new WinogradConvolution(geometry, BestTile(geometry), maximumSamples),
            ConvolutionChoice.Winograd2x2 => new WinogradConvolution(geometry, 2, maximumSamples),
            ConvolutionChoice.Winograd4x4 => new WinogradConvolution(geometry, 4, maximumSamples),
            _ => throw new ArgumentOutOfRangeException(nameof(choice), choice, "Not an algorithm."),
        };

    /// <summary>Only im2col goes along with gaps and groups: they take away what the others live on.</summary>
    private static ConvolutionChoice Checked(ConvolutionGeometry geometry, ConvolutionChoice choice) =>
        choice == ConvolutionChoice.Im2Col || !NeedsIm2Col(geometry)
            ? choice
            : throw new ComponentException(
                $"algorithm {choice} computes neither dilation_rate above 1 nor groups above 1, received "
                + $"dilation_rate {geometry.Dilation} and groups {geometry.Groups}. "
                + "Expected \"im2col\" or \"auto\", which takes it.");

    private static bool NeedsIm2Col(ConvolutionGeometry geometry) => geometry.IsDilated || geometry.Groups > 1;

    /// <summary>
    /// The rule of <see cref="ConvolutionChoice.Auto"/>, from measurements, on the sizes alone: im2col for gaps, groups,
    /// 1x1 kernels, whose columns are the image or a part of it, and for fewer positions than a vector has lanes,
    /// because it alone takes those of several samples together; Winograd for 3x3 kernels with strides 1 over at least
    /// 16 channels and filters whose tiles save a third of the multiplications; the definition for up to 8 channels and
    /// for lines that fill vectors of 16 by three quarters; otherwise the implicit product.
    /// </summary>
    private static ConvolutionChoice Rule(ConvolutionGeometry geometry) =>
        NeedsIm2Col(geometry) || geometry.Window.Size.Area == 1 || geometry.OutputArea < Lanes
            ? ConvolutionChoice.Im2Col
        : SuitsWinograd(geometry) ? ConvolutionChoice.Winograd
        : geometry.Channels <= ThinChannels || FillsVectors(geometry.Window.OutputWidth) ? ConvolutionChoice.Direct
        : ConvolutionChoice.Implicit;

    private static bool SuitsWinograd(ConvolutionGeometry geometry) =>
        WinogradConvolution.Fits(geometry)
        && Math.Min(geometry.Channels, geometry.Filters) >= FewestChannelsOfWinograd
        && 3 * WinogradConvolution.Multiplications(geometry, BestTile(geometry)) <= 2 * 9 * geometry.OutputArea;

    private static bool FillsVectors(int width) => 4 * width >= 3 * ((width + Lanes - 1) / Lanes * Lanes);

    /// <summary>The larger tile wants more transforming for each multiplication it saves.</summary>
    private static int BestTile(ConvolutionGeometry geometry) =>
        5 * WinogradConvolution.Multiplications(geometry, 4) <= 4 * WinogradConvolution.Multiplications(geometry, 2)
            ? 4
            : 2;
}
