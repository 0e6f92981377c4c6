namespace CnnLab;

/// <summary>
/// Memory that a layer asked for when it was built and that the engine allocates once, before the first step.
/// </summary>
internal interface ILayerMemory
{
    void Allocate(int samples, int workers);

    /// <summary>What that will take.</summary>
    long Bytes(int samples, int workers);
}
