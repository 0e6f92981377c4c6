using CnnLab.Plugins.Schedules;
using CnnLab.TestKit;

namespace CnnLab.Plugins.Tests.Schedules;

public sealed class ScheduleTests
{
    private const int StepsPerEpoch = 4;
    private const int Epochs = 10;

    [Test]
    public void The_schedules_are_registered_with_a_description()
    {
        var components = RecordingPluginBuilder.Of(new SchedulesPlugin());
        Assert.That(
            components.Select(component => component.Type),
            Is.EqualTo(new[]
            {
                "step", "multi_step", "exponential", "polynomial", "cosine", "cosine_restarts", "one_cycle", "warmup",
            }));
        Assert.That(components.Select(component => component.Kind), Is.All.EqualTo(ComponentKind.Schedule));
        Assert.That(components.Select(component => component.Description), Is.All.Not.Empty);
    }

    [Test]
    public void Step_falls_every_few_epochs() => Holds(
        new StepSchedule(new() { StepSize = 3, Gamma = 0.5 }), step => Math.Pow(0.5, step / StepsPerEpoch / 3));

    [Test]
    public void Multi_step_falls_at_its_milestones() => Holds(
        new MultiStepSchedule(new() { Milestones = [2, 5, 6] }),
        step => (step / StepsPerEpoch) switch { < 2 => 1, < 5 => 0.1, < 6 => 0.01, _ => 0.001 });

    [Test]
    public void Exponential_falls_at_every_step_or_between_epochs()
    {
        Holds(new ExponentialSchedule(new() { Gamma = 0.9 }), step => Math.Pow(0.9, step / 4.0));
        Holds(new ExponentialSchedule(new() { Gamma = 0.9, Staircase = true }), step => Math.Pow(0.9, step / 4));
    }

    [Test]
    public void Polynomial_falls_from_1_to_its_end()
    {
        Holds(new PolynomialSchedule(new()), step => 1 - (step / 40.0));
        Holds(
            new PolynomialSchedule(new() { Power = 2, EndFactor = 0.1 }),
            step => 0.1 + (0.9 * (1 - (step / 40.0)) * (1 - (step / 40.0))));
    }

    [Test]
    public void Cosine_falls_along_half_a_period() => Holds(
        new CosineSchedule(new() { EndFactor = 0.1 }), step => 0.55 + (0.45 * Math.Cos(Math.PI * step / 40)));

    [Test]
    public void Cosine_begins_again_with_longer_and_lower_cycles()
    {
        // Cycles of 1, 2, 4 and 8 epochs, from 1, 0.5, 0.25 and 0.125.
        var schedule = new CosineRestartsSchedule(new() { FirstCycleEpochs = 1, StartMultiplier = 0.5 });
        Holds(schedule, step =>
        {
            var (start, length, top) = step < 4 ? (0, 4, 1) : step < 12 ? (4, 8, 0.5) : step < 28 ? (12, 16, 0.25) : (28, 32, 0.125);
            return top * (1 + Math.Cos(Math.PI * (step - start) / length)) / 2;
        });
    }

    [Test]
    public void One_cycle_rises_to_the_learning_rate_and_falls_far_below_its_start()
    {
        var schedule = new OneCycleSchedule(new());
        Assert.That(Factor(schedule, 0), Is.EqualTo(1 / 25.0).Within(1e-6));
        Assert.That(Factor(schedule, 6), Is.EqualTo((1 + (1 / 25.0)) / 2).Within(1e-6));
        Assert.That(Factor(schedule, 12), Is.EqualTo(1));
        Assert.That(Factor(schedule, 26), Is.EqualTo(0.5).Within(1e-5));
        Assert.That(Factor(schedule, 40), Is.EqualTo(1 / 25.0 / 1e4).Within(1e-9));
    }

    [Test]
    public void Warm_up_rises_and_hands_over_to_the_schedule_of_the_epochs_that_are_left()
    {
        var options = new WarmupOptions { Epochs = 2, After = "cosine" };
        Holds(
            new WarmupSchedule(options, new OneFactory(new CosineSchedule(new()))),
            step => step < 8 ? (step + 1) / 8.0 : (1 + Math.Cos(Math.PI * (step - 8) / 32)) / 2);
        Holds(
            new WarmupSchedule(new() { Epochs = 2, StartFactor = 0.2 }, new OneFactory(new CosineSchedule(new()))),
            step => step < 8 ? 0.2 + (0.8 * (step + 1) / 8) : 1);
    }

    private static void Holds(LearningRateSchedule schedule, Func<int, double> formula)
    {
        for (var step = 0; step < StepsPerEpoch * Epochs; step++)
        {
            Assert.That(Factor(schedule, step), Is.EqualTo(formula(step)).Within(1e-6), $"step {step}");
        }
    }

    private static float Factor(LearningRateSchedule schedule, long step) =>
        schedule.Factor(new TrainingProgress(step, StepsPerEpoch, Epochs));

    private sealed class OneFactory(LearningRateSchedule schedule) : IComponentFactory
    {
        public T Create<T>(Component component, params object[] arguments)
            where T : class => (T)(object)schedule;
    }
}
