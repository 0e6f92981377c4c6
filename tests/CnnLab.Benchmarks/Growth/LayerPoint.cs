using CnnLab.Engine;

namespace CnnLab.Benchmarks;

/// <summary>A layer's pass as the roofline model sees it.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Pass"><c>forward</c> or <c>backward</c>.</param>
/// <param name="Work">What there is to do.</param>
/// <param name="Gigaflops">How fast it is done.</param>
internal sealed record LayerPoint(LayerTiming Layer, string Pass, LayerWork Work, double Gigaflops);
