namespace CnnLab.Engine;

/// <summary>What a fold's network says of an image that it is scored on.</summary>
/// <param name="Index">
/// The image's place in the data set's training images, or in its test images where the fold is scored on those.
/// </param>
/// <param name="Label">The image's class, from 0.</param>
/// <param name="Predicted">
/// The class of the largest output, the first of equal ones; -1 where no output is a number.
/// </param>
public readonly record struct ScoredImage(int Index, int Label, int Predicted);
