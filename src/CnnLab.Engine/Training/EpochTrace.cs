namespace CnnLab.Engine;

/// <summary>
/// All that the metrics of the running epoch were given. Metrics are of any kind and cannot be asked for their state,
/// but given the same again they are in the same state.
/// </summary>
internal sealed class EpochTrace
{
    /// <summary>
    /// 256 MB: 6 million samples of 10 classes. An epoch of more is resumed from its beginning.
    /// </summary>
    private const long MostNumbers = 64 * 1024 * 1024;

    private readonly Shape _shape;
    private readonly float[] _predictions;
    private readonly int[] _labels;
    private int _samples;
    private double _lossSum;

    private EpochTrace(Shape shape, int samples) =>
        (_shape, _predictions, _labels) = (shape, new float[samples * shape.Count], new int[samples]);

    /// <summary>Steps taken in.</summary>
    public int Steps { get; private set; }

    /// <summary>The trace of epochs of so many samples; null where it would take too much memory.</summary>
    public static EpochTrace? For(int samples, Shape outputShape) =>
        (long)samples * outputShape.Count <= MostNumbers ? new EpochTrace(outputShape, samples) : null;

    public void Reset() => (Steps, _samples, _lossSum) = (0, 0, 0);

    public void Add(double loss, ReadOnlyBatch predictions, ReadOnlySpan<int> labels)
    {
        predictions.Values.CopyTo(_predictions.AsSpan(_samples * _shape.Count));
        labels.CopyTo(_labels.AsSpan(_samples));
        _samples += labels.Length;
        _lossSum += loss;
        Steps++;
    }

    /// <summary>What to keep; valid until the next step.</summary>
    public UnfinishedEpoch Describe(double seconds) => new(
        Steps,
        _lossSum,
        _labels.AsMemory(0, _samples),
        _predictions.AsMemory(0, _samples * _shape.Count),
        seconds);

    /// <summary>Gives itself and the metrics again what they were given, in the same batches.</summary>
    public void Replay(UnfinishedEpoch unfinished, int batchSize, MetricSet metrics)
    {
        Reset();
        for (var start = 0; start < unfinished.Labels.Length; start += batchSize)
        {
            var labels = unfinished.Labels.Span.Slice(start, Math.Min(batchSize, unfinished.Labels.Length - start));
            var predictions = new ReadOnlyBatch(
                unfinished.Predictions.Span.Slice(start * _shape.Count, labels.Length * _shape.Count),
                labels.Length,
                _shape);
            Add(0, predictions, labels);
            metrics.Add(0, predictions, labels);
        }

        // The sum itself: the single losses are not kept.
        _lossSum = unfinished.LossSum;
        metrics.Add(unfinished.LossSum, default, []);
    }
}
