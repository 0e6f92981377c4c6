using CnnLab.Cli.Output;
using CnnLab.Engine;
using Spectre.Console;
using Spectre.Console.Testing;

namespace CnnLab.Cli.Tests;

public sealed class ProgressTests
{
    private static StepProgress At(int foldIndex, int epoch, int step) => new(foldIndex, Folds: 4, epoch, Epochs: 5, step, Steps: 10, Loss: 0.5);

    [TestCase(0, 1, 0, 0.0)]
    [TestCase(0, 1, 10, 0.05)]
    [TestCase(2, 1, 0, 0.5)]
    [TestCase(3, 5, 10, 1.0)]
    public void The_share_that_is_done_counts_steps_of_all_folds(int foldIndex, int epoch, int step, double share) =>
        Assert.That(TimeLeft.Share(At(foldIndex, epoch, step)), Is.EqualTo(share).Within(1e-12));

    [Test]
    public void The_time_left_is_that_of_the_rest_at_the_pace_so_far()
    {
        var time = new SettableTime();
        var left = new TimeLeft(time);
        time.Now += TimeSpan.FromMinutes(3);
        Assert.That(left.Estimate(0.25), Is.EqualTo(TimeSpan.FromMinutes(9)));
    }

    [Test]
    public void The_live_bar_shows_fold_epoch_loss_and_the_time_left_from_the_first_step_on()
    {
        var console = new TestConsole();
        console.Profile.Width = 200;
        var time = new SettableTime();
        ProgressTask? task = null;
        console.Progress().AutoRefresh(false).Start(context =>
        {
            task = context.AddTask("x");
            var live = new LiveProgress("my [run]", task, new Terminal(), time);
            time.Now += TimeSpan.FromSeconds(1);
            live.OnStep(At(0, 1, 1));
            Assert.That(task.Description, Does.Contain("my [[run]]").And.Contain("fold 1/4 epoch 1/5 loss 0.5000").And.Contain("3 min 19 s left"));

            time.Now += TimeSpan.FromSeconds(50);
            live.OnStep(At(1, 1, 10));
            Assert.That(task.Value, Is.EqualTo(30).Within(1e-9));
            Assert.That(task.Description, Does.Contain("fold 2/4"));
        });
    }

    private sealed class SettableTime : TimeProvider
    {
        public TimeSpan Now { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now.Ticks;
    }
}
