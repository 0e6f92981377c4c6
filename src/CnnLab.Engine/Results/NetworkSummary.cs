namespace CnnLab.Engine;

/// <summary>A built network in figures.</summary>
/// <param name="Layers">Every layer.</param>
/// <param name="Parameters">Learned numbers.</param>
/// <param name="MultiplyAdds">Multiply-adds of the forward pass of one sample.</param>
public sealed record NetworkSummary(IReadOnlyList<LayerSummary> Layers, long Parameters, long MultiplyAdds);
