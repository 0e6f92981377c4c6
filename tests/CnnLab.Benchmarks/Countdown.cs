using CnnLab.Experiments;

namespace CnnLab.Benchmarks;

/// <summary>Says on standard error what was measured and how long the rest will take.</summary>
/// <param name="time">Measures how long things took.</param>
/// <param name="messages">Where it is said.</param>
/// <param name="steps">How many measurements there are.</param>
internal sealed class Countdown(TimeProvider time, TextWriter messages, int steps)
{
    private readonly long _started = time.GetTimestamp();
    private int _done;

    /// <summary>One more is done; the rest is taken to need as long each as those so far did on average.</summary>
    public void Done(string what)
    {
        _done++;
        var left = time.GetElapsedTime(_started) * ((double)(steps - _done) / _done);
        var rest = _done < steps ? $"; {NumberText.Duration(left.TotalSeconds)} left" : "";
        messages.WriteLine($"{_done}/{steps} {what}{rest}");
    }
}
