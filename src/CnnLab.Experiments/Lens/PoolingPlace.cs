namespace CnnLab.Experiments;

/// <summary>A pooling layer in its network.</summary>
/// <param name="Place">Its place among the network's layers.</param>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
/// <param name="OutputShape">The shape of its output for one image.</param>
internal sealed record PoolingPlace(int Place, string Name, string Type, Shape OutputShape);
