namespace CnnLab;

/// <summary>
/// Runs a layer's pieces on the workers. Views of memory cannot be handed from thread to thread, so their memory is
/// held in place and viewed anew there; nothing is allocated from the second call on.
/// </summary>
internal sealed unsafe class WorkSharing
{
    private readonly LayerContext _context;
    private readonly Action<int, int> _run;
    private View _input, _output, _outputGradient, _inputGradient;
    private BatchPiece? _body;

    public WorkSharing(LayerContext context) => (_context, _run) = (context, Run);

    public void For(int pieces, SharedBatches batches, BatchPiece body)
    {
        fixed (float* input = batches.Input.Values)
        fixed (float* output = batches.Output.Values)
        fixed (float* outputGradient = batches.OutputGradient.Values)
        fixed (float* inputGradient = batches.InputGradient.Values)
        {
            _input = new View(input, batches.Input.Count, batches.Input.Shape);
            _output = new View(output, batches.Output.Count, batches.Output.Shape);
            _outputGradient = new View(outputGradient, batches.OutputGradient.Count, batches.OutputGradient.Shape);
            _inputGradient = new View(inputGradient, batches.InputGradient.Count, batches.InputGradient.Shape);
            _body = body;
            _context.Parallel.For(pieces, _run);
        }
    }

    private void Run(int piece, int worker) => _body!(
        piece,
        worker,
        new SharedBatches
        {
            Input = _input.Batch,
            Output = _output.Batch,
            OutputGradient = _outputGradient.Batch,
            InputGradient = _inputGradient.Batch,
        },
        _context);

    private readonly struct View(float* values, int count, Shape? shape)
    {
        public Batch Batch => count == 0 ? default : new Batch(new Span<float>(values, count * shape!.Count), count, shape);
    }
}
