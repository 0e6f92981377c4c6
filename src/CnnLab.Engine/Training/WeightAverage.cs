using System.Numerics.Tensors;

namespace CnnLab.Engine;

/// <summary>
/// The moving average of the learned parameters. While it is in use it lies in the arena, where layers look, and the
/// parameters that training goes on from lie here.
/// </summary>
internal sealed class WeightAverage(ParameterArena arena, WeightAverageOptions options)
{
    private readonly float[] _other = new float[arena.Learned];
    private bool _isInUse;
    private float _share;

    /// <summary>The parameters that training goes on from, while the average is in use.</summary>
    public float[] TrainingValues => _isInUse
        ? _other
        : throw new InvalidOperationException("The arena has the training's parameters: the average is not in use.");

    /// <summary>Begins with the parameters as they are.</summary>
    public void Reset()
    {
        arena.Values.AsSpan(0, arena.Learned).CopyTo(_other);
        _isInUse = false;
    }

    /// <summary>Goes on with the average in use.</summary>
    /// <param name="trainingValues">The parameters behind it.</param>
    public void Restore(float[] trainingValues)
    {
        trainingValues.CopyTo(_other, 0);
        _isInUse = true;
    }

    /// <summary>Begins a step.</summary>
    /// <param name="step">Its number, from 1.</param>
    public void Begin(long step) => _share = (float)(1 - Math.Min(options.Decay, (1.0 + step) / (10 + step)));

    /// <summary>Takes in some parameters after they have moved.</summary>
    public void Follow(int offset, int count)
    {
        var average = _other.AsSpan(offset, count);
        TensorPrimitives.Lerp(average, arena.Values.AsSpan(offset, count), _share, average);
    }

    /// <summary>Puts the average in the parameters' place.</summary>
    public void Use() => Exchange(use: true);

    /// <summary>Puts the parameters back that training goes on from.</summary>
    public void Leave() => Exchange(use: false);

    private void Exchange(bool use)
    {
        if (_isInUse == use)
        {
            return;
        }

        var values = arena.Values;
        for (var i = 0; i < _other.Length; i++)
        {
            (values[i], _other[i]) = (_other[i], values[i]);
        }

        _isInUse = use;
        arena.MarkChanged();
    }
}
