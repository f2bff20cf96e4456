using Orleans.Runtime;

namespace Orleans.Runtime
{
    /// <summary>Where in a cluster an activation is placed. The embedded runtime has one place.</summary>
    public abstract class PlacementStrategy
    {
        /// <summary>Whether at most one activation of a grain exists.</summary>
        public virtual bool IsUsingGrainDirectory => true;
    }

    /// <summary>Any silo.</summary>
    public sealed class RandomPlacement : PlacementStrategy
    {
        internal static RandomPlacement Singleton { get; } = new();
    }

    /// <summary>The silo of the caller.</summary>
    public sealed class PreferLocalPlacement : PlacementStrategy
    {
        internal static PreferLocalPlacement Singleton { get; } = new();
    }

    /// <summary>The silo that the grain's hash names.</summary>
    public sealed class HashBasedPlacement : PlacementStrategy
    {
        internal static HashBasedPlacement Singleton { get; } = new();
    }

    /// <summary>The silo with the fewest activations.</summary>
    public sealed class ActivationCountBasedPlacement : PlacementStrategy
    {
        internal static ActivationCountBasedPlacement Singleton { get; } = new();
    }

    /// <summary>The silo with the most free resources.</summary>
    public sealed class ResourceOptimizedPlacement : PlacementStrategy
    {
        internal static ResourceOptimizedPlacement Singleton { get; } = new();
    }

    internal sealed class StatelessWorkerPlacement(int maxLocal, bool removeIdleWorkers) : PlacementStrategy
    {
        public override bool IsUsingGrainDirectory => false;

        public int MaxLocal { get; } = maxLocal > 0 ? maxLocal : Environment.ProcessorCount;

        public bool RemoveIdleWorkers { get; } = removeIdleWorkers;
    }
}

namespace Orleans.Placement
{
    /// <summary>Says where activations of a grain class are placed.</summary>
    [AttributeUsage(AttributeTargets.Class)]
    public abstract class PlacementAttribute : Attribute
    {
        /// <summary>Sets the strategy.</summary>
        /// <param name="placement">The strategy.</param>
        protected PlacementAttribute(PlacementStrategy placement)
        {
            ArgumentNullException.ThrowIfNull(placement);
            PlacementStrategy = placement;
        }

        /// <summary>The strategy.</summary>
        public PlacementStrategy PlacementStrategy { get; }
    }

    /// <summary>Places activations on any silo. No effect on a single machine.</summary>
    [AttributeUsage(AttributeTargets.Class)]
    public sealed class RandomPlacementAttribute() : PlacementAttribute(RandomPlacement.Singleton);

    /// <summary>Places activations on the silo of the caller. No effect on a single machine.</summary>
    [AttributeUsage(AttributeTargets.Class)]
    public sealed class PreferLocalPlacementAttribute() : PlacementAttribute(PreferLocalPlacement.Singleton);

    /// <summary>Places activations by the hash of their id. No effect on a single machine.</summary>
    [AttributeUsage(AttributeTargets.Class)]
    public sealed class HashBasedPlacementAttribute() : PlacementAttribute(HashBasedPlacement.Singleton);

    /// <summary>Places activations on the silo with the fewest of them. No effect on a single machine.</summary>
    [AttributeUsage(AttributeTargets.Class)]
    public sealed class ActivationCountBasedPlacementAttribute() : PlacementAttribute(ActivationCountBasedPlacement.Singleton);

    /// <summary>Places activations on the silo with the most free resources. No effect on a single machine.</summary>
    [AttributeUsage(AttributeTargets.Class)]
    public sealed class ResourceOptimizedPlacementAttribute() : PlacementAttribute(ResourceOptimizedPlacement.Singleton);
}
