using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using DescriptionAttribute = System.ComponentModel.DescriptionAttribute;
using RangeAttribute = System.ComponentModel.DataAnnotations.RangeAttribute;

namespace CnnLab.Manifests.Tests;

/// <summary>Options with one option of every type.</summary>
internal sealed record EveryTypeOptions
{
    [Range(1, 10)]
    public int Whole { get; init; } = 3;

    public int Plain { get; init; }

    public long Long { get; init; } = 5_000_000_000;

    public ulong Unsigned { get; init; } = ulong.MaxValue;

    [Range(0.0, 0.9)]
    public float Single { get; init; } = 0.1f;

    [Range(0.0, 1.0, MinimumIsExclusive = true)]
    public double Double { get; init; } = 0.5;

    public double Unbounded { get; init; } = 1e-7;

    public bool Flag { get; init; } = true;

    public string Text { get; init; } = "words";

    [RegularExpression("[0-9a-f]{4}")]
    public string? Hex { get; init; }

    public Choice Choice { get; init; } = Choice.SecondBest;

    public int? Optional { get; init; }

    [Range(1, int.MaxValue)]
    public Size2D Size { get; init; } = new(2, 3);

    public Size2D? OptionalSize { get; init; }

    public Padding2D Padding { get; init; } = new(PaddingMode.Explicit, 0, 1, 2, 3);

    [Range(1, 100)]
    public IReadOnlyList<int> Numbers { get; init; } = [1, 2];

    [MinLength(1, ErrorMessage = "Expected at least one word")]
    public IReadOnlyList<string> Words { get; init; } = ["a"];

    public InnerOptions Inner { get; init; } = new();

    public Component<Activation> Component { get; init; } = "relu";

    public IReadOnlyList<Component<Activation>> Components { get; init; } = ["relu", "leaky_relu"];

    public CrossValidationOptions Split { get; init; } = new KFoldOptions { NSplits = 4 };

    [JsonPropertyName("renamed")]
    public int Original { get; init; } = 1;

    public int Computed => Whole + 1;
}

internal sealed record InnerOptions
{
    [Range(0, 5)]
    public int Depth { get; init; } = 1;

    public Component<Activation>? Activation { get; init; }
}

internal enum Choice
{
    Best,
    SecondBest,

    [JsonStringEnumMemberName("openblas")]
    OpenBlas,
}

/// <summary>A positional record.</summary>
internal sealed record PositionalOptions(
    int Factor,
    [property: Description("How strong."), Range(0, 9), Alias("power")] int Strength = 7,
    string? Note = null);

internal sealed record StubbornOptions
{
    public int Even
    {
        get;
        init => field = value % 2 == 0
            ? value
            : throw new ArgumentException($"Expected an even number, received {value}.");
    }
}

internal sealed record ConvOptions : IActivatedOptions
{
    [Description("How many filters."), Range(1, int.MaxValue), Alias("out_channels")]
    public required int Filters { get; init; }

    [Range(1, int.MaxValue)]
    public Size2D KernelSize { get; init; } = 3;

    public Padding2D Padding { get; init; } = Padding2D.Valid;

    public Component<Activation>? Activation { get; init; }

    public Component<Initializer> KernelInitializer { get; init; } = "glorot_uniform";
}

internal sealed record DenseOptions
{
    [Range(1, int.MaxValue), Alias("out_features")]
    public required int Units { get; init; }

    public Component<Activation>? Activation { get; init; }
}

internal sealed record LeakyOptions
{
    public float NegativeSlope { get; init; } = 0.01f;
}

internal sealed record SgdOptions
{
    [Description("The length of a step."), Range(0.0, double.MaxValue), Alias("lr")]
    public float LearningRate { get; init; } = 0.01f;

    [Range(0.0, 1.0)]
    public float Momentum { get; init; }
}

internal sealed record AdamOptions
{
    [Alias("lr")]
    public float LearningRate { get; init; } = 0.001f;

    [JsonPropertyName("beta_1")]
    public float BetaOne { get; init; } = 0.9f;

    public float Beta2 { get; init; } = 0.999f;
}

internal sealed record EarlyStoppingOptions
{
    public string Monitor { get; init; } = "val_loss";

    [Range(0, int.MaxValue)]
    public int Patience { get; init; }
}
