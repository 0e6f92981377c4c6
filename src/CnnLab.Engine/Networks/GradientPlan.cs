namespace CnnLab.Engine;

/// <summary>
/// Gives every gradient between two layers its place. One that passes from segment to segment is held for the whole
/// batch, all others for a chunk, in slots that are used again as soon as nobody needs what is in them.
/// </summary>
internal sealed class GradientPlan
{
    private readonly IReadOnlyList<NetworkNode> _nodes;
    private readonly int[] _segmentOf;
    private readonly int[] _roots;
    private readonly GradientPlace[] _places;
    private readonly int _batchSize;

    // Memory for the whole batch that later segments have done with.
    private readonly List<float[]> _free = [];

    private GradientPlan(IReadOnlyList<Segment> segments, int batchSize)
    {
        _batchSize = batchSize;
        _nodes = [.. segments.SelectMany(segment => segment.Nodes)];
        _segmentOf = [.. segments.SelectMany((segment, index) => segment.Nodes.Select(_ => index))];
        _roots = Roots(_nodes);
        _places = new GradientPlace[_nodes.Count];
    }

    /// <summary>Sets the places of all nodes of all segments.</summary>
    public static void Apply(IReadOnlyList<Segment> segments, int batchSize)
    {
        var plan = new GradientPlan(segments, batchSize);
        var end = plan._nodes.Count;
        for (var index = segments.Count - 1; index >= 0; index--)
        {
            var start = end - segments[index].Nodes.Length;
            plan.Place(segments[index], start, end);
            end = start;
        }
    }

    /// <summary>
    /// The node whose gradient a node's output shares: a reshape has that of what it reshapes, if nobody else reads it.
    /// </summary>
    private static int[] Roots(IReadOnlyList<NetworkNode> nodes)
    {
        var uses = NetworkMemory.Uses(nodes);
        var roots = new int[nodes.Count];
        for (var node = 0; node < nodes.Count; node++)
        {
            var source = nodes[node].Sources[0];
            roots[node] = nodes[node].Layer.IsReshape && source >= 0 && uses[source] == 1 ? roots[source] : node;
        }

        return roots;
    }

    private void Place(Segment segment, int start, int end)
    {
        var slots = new Slots();
        var done = new List<float[]>();
        if (end == _nodes.Count)
        {
            // The loss writes this one.
            _places[_roots[end - 1]] = new GradientPlace(TakeWhole(_nodes[end - 1].Layer.OutputShape), 0);
        }

        for (var node = end - 1; node >= start; node--)
        {
            _nodes[node].OutputGradient = _places[_roots[node]];
            PlaceInputs(node, slots, done);
            if (_roots[node] == node)
            {
                Release(_places[node], slots, done);
            }
        }

        // Not before: other lanes may be at other layers of this segment.
        _free.AddRange(done);
        segment.AllocateSlots(slots.Elements);
    }

    private void PlaceInputs(int index, Slots slots, List<float[]> done)
    {
        var node = _nodes[index];
        node.InputGradients = new GradientPlace[node.Sources.Length];
        node.AddsGradient = new bool[node.Sources.Length];
        for (var input = 0; input < node.Sources.Length; input++)
        {
            var source = node.Sources[input];
            if (source < 0 || !_nodes[source].WantsOutputGradient)
            {
                continue;
            }

            ref var place = ref _places[_roots[source]];
            node.AddsGradient[input] = place.Exists && _roots[source] != _roots[index];
            if (!place.Exists)
            {
                place = StaysInSegment(_roots[source])
                    ? new GradientPlace(null, slots.Take(_nodes[source].Layer.OutputShape.Count))
                    : new GradientPlace(TakeWhole(_nodes[source].Layer.OutputShape), 0);
            }

            node.InputGradients[input] = place;
        }

        // Layers assign a gradient: one that is added to another is computed beside it first.
        if (node.AddsGradient.Contains(true))
        {
            var largest = node.Sources.Where(source => source >= 0).MaxBy(source => _nodes[source].Layer.OutputShape.Count);
            node.AddedGradient = node.RunsWhole
                ? new GradientPlace(TakeWhole(_nodes[largest].Layer.OutputShape), 0)
                : new GradientPlace(null, slots.Take(_nodes[largest].Layer.OutputShape.Count));
            Release(node.AddedGradient, slots, done);
        }
    }

    private static void Release(GradientPlace place, Slots slots, List<float[]> done)
    {
        if (place.Whole is not null)
        {
            done.Add(place.Whole);
        }
        else if (place.Slot > 0)
        {
            slots.Return(place.Slot);
        }
    }

    /// <summary>Whether a value is made and read in one segment, under whatever shape.</summary>
    private bool StaysInSegment(int root)
    {
        for (var node = 0; node < _nodes.Count; node++)
        {
            foreach (var source in _nodes[node].Sources)
            {
                if (source >= 0 && _roots[source] == root && _segmentOf[node] != _segmentOf[root])
                {
                    return false;
                }
            }
        }

        // The loss reads the last one.
        return _roots[^1] != root;
    }

    private float[] TakeWhole(Shape shape)
    {
        var elements = checked(_batchSize * shape.Count);
        if (_free.Where(memory => memory.Length >= elements).MinBy(memory => memory.Length) is not { } fitting)
        {
            return new float[elements];
        }

        _free.Remove(fitting);
        return fitting;
    }

    /// <summary>The slots of a segment: how many elements of a sample each must hold.</summary>
    private sealed class Slots
    {
        private readonly Stack<int> _free = [];

        public List<int> Elements { get; } = [];

        public int Take(int elements)
        {
            if (!_free.TryPop(out var slot))
            {
                Elements.Add(0);
                slot = Elements.Count;
            }

            Elements[slot - 1] = Math.Max(Elements[slot - 1], elements);
            return slot;
        }

        public void Return(int slot) => _free.Push(slot);
    }
}
