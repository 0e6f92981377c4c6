using System.ComponentModel.DataAnnotations;
using CnnLab.Plugins.Optimizers;
using CnnLab.TestKit;

namespace CnnLab.Plugins.Tests.Optimizers;

public sealed class OptimizersPluginTests
{
    private static readonly object[] OutOfRange =
    [
        new SgdOptions { LearningRate = 0 },
        new SgdOptions { Momentum = 1 },
        new SgdOptions { WeightDecay = -0.1f },
        new AdamOptions { LearningRate = -1 },
        new AdamOptions { Beta1 = 1 },
        new AdamOptions { Beta2 = -0.1 },
        new AdamOptions { Epsilon = 0 },
    ];

    [Test]
    public void The_optimizers_are_registered_with_a_description()
    {
        var components = RecordingPluginBuilder.Of(new OptimizersPlugin());
        Assert.That(
            components.Select(component => component.Type),
            Is.EqualTo(new[]
            {
                "sgd", "adam", "adamw", "nadam", "radam", "adamax", "rmsprop", "adagrad", "adadelta", "lion",
            }));
        Assert.That(components.Select(component => component.Kind), Is.All.EqualTo(ComponentKind.Optimizer));
        Assert.That(components.Select(component => component.Description), Is.All.Not.Empty);
    }

    [TestCaseSource(nameof(OutOfRange))]
    public void Options_out_of_range_are_refused(object options) =>
        Assert.That(Findings(options), Has.Count.EqualTo(1));

    [Test]
    public void The_defaults_are_in_range() =>
        Assert.That(
            RecordingPluginBuilder.Of(new OptimizersPlugin())
                .SelectMany(component => Findings(Activator.CreateInstance(component.Options)!)),
            Is.Empty);

    private static List<ValidationResult> Findings(object options)
    {
        var findings = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), findings, validateAllProperties: true);
        return findings;
    }
}
