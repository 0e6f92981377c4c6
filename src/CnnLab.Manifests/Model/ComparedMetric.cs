using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace CnnLab.Manifests;

/// <summary>The <c>metric</c> of a <c>comparison</c>; in manifests its name alone will do.</summary>
public sealed record ComparedMetric
{
    /// <summary>Its name in results.</summary>
    [Description("The metric's name in results: test_accuracy, test_loss, test_recall.cat.")]
    [RegularExpression(".+", ErrorMessage = "Expected the name of a metric, such as test_accuracy")]
    public string Name { get; init; } = "test_accuracy";

    /// <summary>Which of its values are the better ones; null to tell by its name.</summary>
    [Description(
        "Which of its values are the better ones; by default the small ones if its name ends in loss or error, "
        + "else the large ones.")]
    public MetricGoal? Goal { get; init; }
}
