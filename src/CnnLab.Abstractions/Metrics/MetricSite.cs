namespace CnnLab;

/// <summary>
/// What a metric may ask for in its constructor beside its options: where the predictions come from that it will get.
/// </summary>
/// <param name="TakenActivation">
/// The network's last activation where the loss has taken it over: the predictions have still to go through it to be
/// the network's outputs. Null where they are the outputs.
/// </param>
public sealed record MetricSite(Activation? TakenActivation);
