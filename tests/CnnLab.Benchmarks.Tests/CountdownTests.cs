namespace CnnLab.Benchmarks.Tests;

public sealed class CountdownTests
{
    [Test]
    public void The_time_left_is_that_of_the_steps_so_far()
    {
        var time = new Clock();
        using var messages = new StringWriter { NewLine = "\n" };
        var countdown = new Countdown(time, messages, steps: 3);
        time.Seconds = 30;
        countdown.Done("first");
        time.Seconds = 40;
        countdown.Done("second");
        countdown.Done("third");
        Assert.That(messages.ToString(), Is.EqualTo("1/3 first; 1 min 00 s left\n2/3 second; 20 s left\n3/3 third\n"));
    }

    private sealed class Clock : TimeProvider
    {
        public long Seconds { get; set; }

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => Seconds;
    }
}
