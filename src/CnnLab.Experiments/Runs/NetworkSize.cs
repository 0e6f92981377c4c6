namespace CnnLab.Experiments;

/// <summary>A network in two figures.</summary>
/// <param name="Parameters">Learned numbers.</param>
/// <param name="MultiplyAdds">Multiply-adds of the forward pass of one sample.</param>
public sealed record NetworkSize(long Parameters, long MultiplyAdds);
