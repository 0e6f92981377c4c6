namespace CnnLab.Engine;

/// <summary>A step of a network's inference, for whoever writes it down elsewhere.</summary>
/// <param name="Name">The layer's name, with those of the containers it is in.</param>
/// <param name="Type">Its type.</param>
/// <param name="Component">A <see cref="Layer"/>, an <see cref="Activation"/> or a <see cref="Merge"/>.</param>
/// <param name="Sources">The steps that its inputs come from; -1 is the network's input.</param>
/// <param name="InputShape">The shape of one sample of its first input.</param>
public sealed record NetworkStep(
    string Name, string Type, object Component, IReadOnlyList<int> Sources, Shape InputShape)
{
    /// <summary>
    /// The steps of a network in an order in which each comes behind its sources; the last one gives the predictions,
    /// with the softmax that the loss may have taken over.
    /// </summary>
    public static IReadOnlyList<NetworkStep> Of(Network network) =>
        [.. network.Nodes.Select(node => new NetworkStep(
            node.Name,
            node.Type,
            (object?)node.Merge ?? (node.Layer as ActivationLayer)?.Activation ?? (object)node.Layer,
            node.Sources,
            node.InputShapes[0]))];
}
