namespace CnnLab.Experiments.Tests;

internal sealed class LoadWatchTests
{
    [Test]
    public void Loading_that_takes_longer_than_patience_is_told_of()
    {
        var (time, told) = (new TimerTime(), 0);
        using var watch = new LoadWatch(time, () => told++);
        Assert.That(told, Is.Zero);
        Assert.That(time.DueTime, Is.EqualTo(LoadWatch.Patience));
        time.Ring!();
        Assert.That(told, Is.EqualTo(1));
    }

    [Test]
    public void Nothing_is_told_when_loading_is_over()
    {
        var (time, told) = (new TimerTime(), 0);
        new LoadWatch(time, () => told++).Dispose();
        time.Ring!();
        Assert.That(told, Is.Zero);
    }

    [Test]
    public void A_display_that_fails_does_not_end_the_process()
    {
        var time = new TimerTime();
        using var watch = new LoadWatch(time, () => throw new IOException("no terminal"));
        Assert.That(() => time.Ring!(), Throws.Nothing);
    }

    /// <summary>A clock whose timer rings when the test says so.</summary>
    private sealed class TimerTime : TimeProvider
    {
        public Action? Ring { get; private set; }

        public TimeSpan DueTime { get; private set; }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            (Ring, DueTime) = (() => callback(state), dueTime);
            return base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, period);
        }
    }
}
