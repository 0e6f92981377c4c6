namespace CnnLab;

/// <summary>
/// What a metric may ask for in its constructor beside its options: where the predictions come from that it will get.
/// </summary>
/// <param name="TakenActivation">
/// The network's last activation where the loss has taken it over: the predictions have still to go through it to be
/// the network's outputs. Null where they are the outputs.
/// </param>
/// <param name="ClassNames">
/// The names of the classes in the order of the predictions, no two alike: where a data set has a name twice, the
/// class's number is added from the second on, <c>crane (517)</c>.
/// </param>
public sealed record MetricSite(Activation? TakenActivation, IReadOnlyList<string> ClassNames);
