using System.ComponentModel;

namespace CnnLab.Plugins.Losses;

/// <summary>
/// The correlation of true and predicted classes: of s samples, c right, with t_k of class k and p_k predicted as k,
/// <c>(c s - sum_k p_k t_k) / sqrt((s^2 - sum_k p_k^2) (s^2 - sum_k t_k^2))</c>. 1 for a perfect network, about 0 for
/// guesses; 0 where all samples or all predictions are of one class.
/// </summary>
/// <remarks>
/// Matthews: "Comparison of the Predicted and Observed Secondary Structure of T4 Phage Lysozyme", 1975; for more than
/// two classes Gorodkin: "Comparing Two K-category Assignments by a K-category Correlation Coefficient", 2004.
/// </remarks>
[Description("Correlation of true and predicted classes: 1 for a perfect network, 0 for guesses (Matthews 1975).")]
public sealed class MatthewsCorrcoefMetric : Metric
{
    private readonly ClassCounts _counts = new();

    /// <inheritdoc/>
    public override double Result
    {
        get
        {
            if (_counts.Samples == 0)
            {
                return double.NaN;
            }

            double samples = _counts.Samples, products = 0, predictedSquares = 0, actualSquares = 0, predicted = 0;
            foreach (var count in _counts.Classes)
            {
                products += (double)count.Predicted * count.Actual;
                predictedSquares += (double)count.Predicted * count.Predicted;
                actualSquares += (double)count.Actual * count.Actual;
                predicted += count.Predicted;
            }

            // Samples without a prediction are a class of their own that never occurs.
            predictedSquares += (samples - predicted) * (samples - predicted);
            var square = ((samples * samples) - predictedSquares) * ((samples * samples) - actualSquares);
            return square == 0 ? 0 : ((_counts.Sum().Right * samples) - products) / Math.Sqrt(square);
        }
    }

    /// <inheritdoc/>
    public override void Reset() => _counts.Reset();

    /// <inheritdoc/>
    public override void Add(ReadOnlyBatch predictions, ReadOnlySpan<int> labels) => _counts.Add(predictions, labels);
}
