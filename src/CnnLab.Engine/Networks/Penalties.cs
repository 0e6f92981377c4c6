namespace CnnLab.Engine;

/// <summary>
/// What the regularizers of a network's parameters add to its loss: slice by slice in parallel, and added up in the
/// order of the slices, so that the bits do not depend on the threads.
/// </summary>
internal sealed class Penalties
{
    private const int SliceLength = 16 * 1024;

    // Fewer values than this are done before the threads are awake.
    private const int SequentialValues = 32 * 1024;

    private readonly ParameterArena _arena;
    private readonly IParallelLoop _parallel;
    private readonly (string Name, Parameter Parameter, int Start, int Count)[] _slices;
    private readonly double[] _penalties;
    private readonly int _values;
    private readonly Action<int, int> _evaluate;
    private (long Version, double Sum) _last;
    private bool _wantsGradient;

    public Penalties(ParameterArena arena, IParallelLoop parallel)
    {
        (_arena, _parallel, _evaluate) = (arena, parallel, Evaluate);
        _slices = [.. arena.Parameters.Where(entry => entry.Parameter.Regularizer is not null).SelectMany(Slices)];
        _penalties = new double[_slices.Length];
        _values = _slices.Sum(slice => slice.Count);
    }

    /// <summary>The penalties of the parameters as they are.</summary>
    public double Sum()
    {
        if (_last.Version != _arena.Version)
        {
            Run(wantsGradient: false);
        }

        return _last.Sum;
    }

    /// <summary>Adds the penalties' gradients to those of the loss.</summary>
    /// <returns>The penalties.</returns>
    public double AddGradients()
    {
        Run(wantsGradient: true);
        return _last.Sum;
    }

    private static IEnumerable<(string Name, Parameter Parameter, int Start, int Count)> Slices(
        (string Name, Parameter Parameter) entry)
    {
        var count = entry.Parameter.Shape.Count;
        var length = entry.Parameter.Regularizer!.NeedsWholeParameter ? count : SliceLength;
        for (var start = 0; start < count; start += length)
        {
            yield return (entry.Name, entry.Parameter, start, Math.Min(length, count - start));
        }
    }

    private void Run(bool wantsGradient)
    {
        _wantsGradient = wantsGradient;
        if (_values >= SequentialValues)
        {
            _parallel.For(_slices.Length, _evaluate);
        }
        else
        {
            for (var slice = 0; slice < _slices.Length; slice++)
            {
                Evaluate(slice, 0);
            }
        }

        double sum = 0;
        foreach (var penalty in _penalties)
        {
            sum += penalty;
        }

        _last = (_arena.Version, sum);
    }

    private void Evaluate(int slice, int worker)
    {
        var (name, parameter, start, count) = _slices[slice];
        var gradient = _wantsGradient ? _arena.Gradients.AsSpan(parameter.Offset + start, count) : default;
        try
        {
            _penalties[slice] = parameter.Regularizer!.Evaluate(
                parameter.Values.Slice(start, count), parameter.Shape, gradient);
        }
        catch (Exception exception) when (exception is not ComponentException)
        {
            throw new ComponentException(
                $"the regularizer of '{name}' threw {exception.GetType().Name}: {exception.Message}", exception);
        }
    }
}
