namespace CnnLab.Engine;

/// <summary>A layer does not fit into the network, or failed while it ran; the message names it.</summary>
public sealed class NetworkException : ComponentException
{
    /// <summary>An error of one layer.</summary>
    /// <param name="layerName">The layer's name in the network: <c>conv1</c>, <c>block1/conv1</c>.</param>
    /// <param name="type">Its type.</param>
    /// <param name="message">What is wrong, the rule, what was received.</param>
    /// <param name="path">Where the manifest has it, <c>model.layers[2]</c>; null where nobody knows.</param>
    /// <param name="innerException">What caused it.</param>
    public NetworkException(
        string layerName, string type, string message, string? path = null, Exception? innerException = null)
        : base($"layer '{layerName}' ({type}): {message}", innerException!) =>
        (LayerName, Path) = (layerName, path);

    /// <summary>The layer's name in the network.</summary>
    public string LayerName { get; }

    /// <summary>Where the manifest has it, <c>model.layers[2]</c>; null where nobody knows.</summary>
    public string? Path { get; }
}
