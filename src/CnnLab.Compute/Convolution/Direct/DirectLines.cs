namespace CnnLab.Compute;

/// <summary>The lines of positions of some samples.</summary>
/// <param name="Samples">How many samples.</param>
/// <param name="Rows">Lines of a sample.</param>
/// <param name="Width">Positions of a line.</param>
/// <param name="ImagePitch">Floats between the images of two samples.</param>
/// <param name="ImageRow">Floats of an image between two lines.</param>
/// <param name="UpstreamPitch">Floats between the output gradients of two samples.</param>
/// <param name="Plane">Floats between the output gradients of two filters.</param>
internal readonly record struct DirectLines(
    int Samples, int Rows, int Width, nint ImagePitch, nint ImageRow, nint UpstreamPitch, nint Plane);
