namespace CnnLab;

/// <summary>Several products of one shape whose operands lie a fixed distance apart.</summary>
/// <param name="Count">How many products.</param>
/// <param name="StepA">Elements from one product's A to the next one's; 0 where all have the same.</param>
/// <param name="StepB">Elements from one B to the next; 0 where all have the same.</param>
/// <param name="StepC">Elements from one C to the next.</param>
public readonly record struct ProductBatch(int Count, int StepA, int StepB, int StepC);
