namespace CnnLab.Experiments;

/// <summary>What a network says about one class.</summary>
/// <param name="Name">The class.</param>
/// <param name="Score">Its probability where the network ends with softmax; otherwise the network's output.</param>
public sealed record ClassScore(string Name, double Score);
