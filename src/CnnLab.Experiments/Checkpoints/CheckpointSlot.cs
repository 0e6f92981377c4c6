namespace CnnLab.Experiments;

/// <summary>An array of the optimizer in a checkpoint's file.</summary>
/// <param name="Name">The slot, for example <c>velocity</c>.</param>
/// <param name="Count">How many numbers.</param>
internal sealed record CheckpointSlot(string Name, int Count);
