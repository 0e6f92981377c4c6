namespace CnnLab.Experiments;

/// <summary>A variant's pooling layer: the means over its runs and folds.</summary>
/// <param name="Variant">The variant's name.</param>
/// <param name="Statistics">The statistics of its output.</param>
/// <param name="ForwardMilliseconds">
/// Processor time of its forward pass of a batch, of the run that had it shortest: what else a machine does makes times
/// longer only. Null where none was taken.
/// </param>
/// <param name="ActivationBytes">Bytes of its output for a batch; null where no times were taken.</param>
public sealed record LensPooling(
    string Variant, PoolingStatistics Statistics, double? ForwardMilliseconds, long? ActivationBytes);
