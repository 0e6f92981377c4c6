namespace CnnLab.Abstractions.Tests.TestKit;

/// <summary>What <see cref="FaultyScale"/> does wrong; by default nothing.</summary>
internal sealed record ScaleFaults
{
    public float InputGradientFactor { get; init; } = 1;

    public float ParameterGradientFactor { get; init; } = 1;

    public bool SkipsLastOutput { get; init; }

    public bool ForgetsEarlierPieces { get; init; }

    public bool Allocates { get; init; }

    public bool SharesMemory { get; init; }

    public bool CountsSamplesOfTheCall { get; init; }
}
