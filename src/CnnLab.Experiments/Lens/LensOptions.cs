using System.Text.Json;

namespace CnnLab.Experiments;

/// <summary>
/// What the lens measures. Runs that were measured with the same options saw the same images with the same changes.
/// </summary>
public sealed record LensOptions
{
    /// <summary>
    /// How many of a fold's scored images are looked at, spread evenly over them; all where there are fewer.
    /// </summary>
    public int Images { get; init; } = 1000;

    /// <summary>The folds.</summary>
    public IReadOnlyList<LensFoldChoice> Folds { get; init; } = [new(1, 1)];

    /// <summary>Pixels that images are shifted by.</summary>
    public IReadOnlyList<int> Shifts { get; init; } = [1, 2, 3];

    /// <summary>
    /// Standard deviations of Gaussian noise, as shares of the range of the images' values: from the smallest to the
    /// largest of all images that are looked at, before they are standardized.
    /// </summary>
    public IReadOnlyList<double> Noise { get; init; } = [0.1, 0.2, 0.3, 0.4];

    /// <summary>Standard deviations of a Gaussian blur, in pixels.</summary>
    public IReadOnlyList<double> Blur { get; init; } = [0.5, 1, 1.5, 2];

    /// <summary>Sides of the square that hides a part of the image, as shares of the image's shorter side.</summary>
    public IReadOnlyList<double> Occlusion { get; init; } = [0.2, 0.3, 0.4, 0.5];

    /// <summary>
    /// The seed of noise and of the squares' places. Not the run's: all seeds of a run are asked about the same images.
    /// </summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Whether both measure the same.</summary>
    internal bool AreSame(LensOptions other) =>
        JsonSerializer.Serialize(this, RunJson.OneLine) == JsonSerializer.Serialize(other, RunJson.OneLine);
}
