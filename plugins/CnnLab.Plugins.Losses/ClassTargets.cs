namespace CnnLab.Plugins.Losses;

/// <summary>
/// Targets over n classes as <c>label_smoothing</c> s and <c>class_weights</c> w change them: t_i becomes <c>w_i ((1 -
/// s) t_i + s / n)</c>.
/// </summary>
internal sealed class ClassTargets(double labelSmoothing, IReadOnlyList<float> classWeights)
{
    private readonly float[] _weights = [.. classWeights];

    /// <summary>Refuses weights that are not one for each class.</summary>
    public void Check(int classes)
    {
        if (_weights.Length > 0 && _weights.Length != classes)
        {
            throw new ComponentException(
                $"class_weights has {_weights.Length} numbers, the network has {classes} classes. "
                + "Expected one for each class.");
        }
    }

    /// <inheritdoc cref="Check(int)"/>
    public void Check(ReadOnlyBatch targets)
    {
        if (!targets.IsEmpty)
        {
            Check(targets.Shape.Count);
        }
    }

    /// <summary>The changed target of class <paramref name="i"/>.</summary>
    public double Of(ReadOnlySpan<float> targets, int i)
    {
        var smooth = ((1 - labelSmoothing) * targets[i]) + (labelSmoothing / targets.Length);
        return _weights.Length == 0 ? smooth : _weights[i] * smooth;
    }
}
