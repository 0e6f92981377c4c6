namespace CnnLab.Engine;

/// <summary>A layer in figures.</summary>
/// <param name="Name">The layer's name.</param>
/// <param name="Type">Its type.</param>
/// <param name="OutputShape">The shape of one output sample.</param>
/// <param name="Parameters">Learned numbers.</param>
/// <param name="MultiplyAdds">Multiply-adds of the forward pass of one sample.</param>
public sealed record LayerSummary(string Name, string Type, string OutputShape, long Parameters, long MultiplyAdds);
