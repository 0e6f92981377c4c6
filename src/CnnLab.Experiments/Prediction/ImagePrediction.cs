namespace CnnLab.Experiments;

/// <summary>What a network says about one image.</summary>
/// <param name="File">The image's file, as it was given.</param>
/// <param name="Image">Its place in the file, from 0.</param>
/// <param name="Classes">The likeliest classes, the likeliest first.</param>
public sealed record ImagePrediction(string File, int Image, IReadOnlyList<ClassScore> Classes);
