namespace CnnLab.Engine;

/// <summary>A layer does not fit into the network, or failed while it ran; the message names it.</summary>
public sealed class NetworkException : ComponentException
{
    /// <summary>An error of one layer.</summary>
    /// <param name="layerName">The layer's name in the manifest.</param>
    /// <param name="type">Its type.</param>
    /// <param name="message">What is wrong, the rule, what was received.</param>
    /// <param name="innerException">What caused it.</param>
    public NetworkException(string layerName, string type, string message, Exception? innerException = null)
        : base($"layer '{layerName}' ({type}): {message}", innerException!) => LayerName = layerName;

    /// <summary>The layer's name in the manifest.</summary>
    public string LayerName { get; }
}
