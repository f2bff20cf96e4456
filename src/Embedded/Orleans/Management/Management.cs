using Orleans.Statistics;

namespace Orleans.Runtime
{
    /// <summary>What operators ask of the silo. Obtained with <c>GetGrain&lt;IManagementGrain&gt;(0)</c>.</summary>
    [Alias("Orleans.Runtime.IManagementGrain")]
    public interface IManagementGrain : IGrainWithIntegerKey
    {
        /// <summary>The silos and their state.</summary>
        /// <param name="onlyActive">Whether to leave out those that do not run.</param>
        /// <returns>The state of each silo.</returns>
        Task<Dictionary<SiloAddress, SiloStatus>> GetHosts(bool onlyActive = false);

        /// <summary>Collects the garbage of the process.</summary>
        /// <param name="hostsIds">The silos.</param>
        /// <returns>Done when collected.</returns>
        Task ForceGarbageCollection(SiloAddress[] hostsIds);

        /// <summary>Ends activations that are idle for at least some time.</summary>
        /// <param name="hostsIds">The silos.</param>
        /// <param name="ageLimit">The time.</param>
        /// <returns>Done when they have ended.</returns>
        Task ForceActivationCollection(SiloAddress[] hostsIds, TimeSpan ageLimit);

        /// <summary>Ends activations that are idle for at least some time.</summary>
        /// <param name="ageLimit">The time.</param>
        /// <returns>Done when they have ended.</returns>
        Task ForceActivationCollection(TimeSpan ageLimit);

        /// <summary>Reads the figures of the process anew.</summary>
        /// <param name="siloAddresses">The silos.</param>
        /// <returns>Done when read.</returns>
        Task ForceRuntimeStatisticsCollection(SiloAddress[] siloAddresses);

        /// <summary>Figures of the process.</summary>
        /// <param name="hostsIds">The silos.</param>
        /// <returns>One entry for each silo.</returns>
        Task<SiloRuntimeStatistics[]> GetRuntimeStatistics(SiloAddress[] hostsIds);

        /// <summary>How many activations each grain class has.</summary>
        /// <param name="hostsIds">The silos.</param>
        /// <returns>One entry for each class that has any.</returns>
        Task<SimpleGrainStatistic[]> GetSimpleGrainStatistics(SiloAddress[] hostsIds);

        /// <summary>How many activations each grain class has.</summary>
        /// <returns>One entry for each class that has any.</returns>
        Task<SimpleGrainStatistic[]> GetSimpleGrainStatistics();

        /// <summary>The grains that are active.</summary>
        /// <param name="types">The names of the grain classes; all when absent.</param>
        /// <param name="hostsIds">The silos; all when absent.</param>
        /// <returns>One entry for each activation.</returns>
        Task<DetailedGrainStatistic[]> GetDetailedGrainStatistics(string[]? types = null, SiloAddress[]? hostsIds = null);

        /// <summary>How many activations a grain has.</summary>
        /// <param name="grainReference">The grain.</param>
        /// <returns>0 or 1; more for stateless workers.</returns>
        Task<int> GetGrainActivationCount(GrainReference grainReference);

        /// <summary>How many activations there are.</summary>
        /// <returns>The number.</returns>
        Task<int> GetTotalActivationCount();

        /// <summary>Where a grain is active.</summary>
        /// <param name="reference">The grain.</param>
        /// <returns>The silo; null when it is not active.</returns>
        ValueTask<SiloAddress?> GetActivationAddress(IAddressable reference);

        /// <summary>The active grains of a class.</summary>
        /// <param name="type">The class.</param>
        /// <returns>Their identities.</returns>
        ValueTask<List<GrainId>> GetActiveGrains(GrainType type);
    }

    /// <summary>The state of a silo.</summary>
    [GenerateSerializer]
    public enum SiloStatus
    {
        /// <summary>Unknown.</summary>
        None = 0,

        /// <summary>Made, not started.</summary>
        Created = 1,

        /// <summary>Starting.</summary>
        Joining = 2,

        /// <summary>Takes calls.</summary>
        Active = 3,

        /// <summary>Stopping, grains are told.</summary>
        ShuttingDown = 4,

        /// <summary>Stopping at once.</summary>
        Stopping = 5,

        /// <summary>Stopped.</summary>
        Dead = 6,
    }

    /// <summary>How many activations a grain class has.</summary>
    [GenerateSerializer, Immutable]
    public sealed class SimpleGrainStatistic
    {
        /// <summary>The full name of the class and its assembly.</summary>
        [Id(0)]
        public string GrainType { get; init; } = default!;

        /// <summary>The silo.</summary>
        [Id(1)]
        public SiloAddress SiloAddress { get; init; } = default!;

        /// <summary>The number.</summary>
        [Id(2)]
        public int ActivationCount { get; init; }

        /// <inheritdoc/>
        public override string ToString() => $"SimpleGrainStatistic: GrainType={GrainType} Silo={SiloAddress} NumActivations={ActivationCount} ";
    }

    /// <summary>One active grain.</summary>
    [GenerateSerializer, Immutable]
    public sealed class DetailedGrainStatistic
    {
        /// <summary>The full name of its class and assembly.</summary>
        [Id(0)]
        public string GrainType { get; init; } = default!;

        /// <summary>The silo.</summary>
        [Id(1)]
        public SiloAddress SiloAddress { get; init; } = default!;

        /// <summary>Its identity.</summary>
        [Id(2)]
        public GrainId GrainId { get; init; }
    }

    /// <summary>Figures of the process.</summary>
    [GenerateSerializer, Immutable]
    public sealed class SiloRuntimeStatistics
    {
        internal SiloRuntimeStatistics(int activationCount, int recentlyUsedActivationCount, EnvironmentStatistics environment, DateTime dateTime)
        {
            ActivationCount = activationCount;
            RecentlyUsedActivationCount = recentlyUsedActivationCount;
            EnvironmentStatistics = environment;
            DateTime = dateTime;
        }

        /// <summary>How many activations there are.</summary>
        [Id(0)]
        public int ActivationCount { get; }

        /// <summary>How many of them were used in the last ten minutes.</summary>
        [Id(1)]
        public int RecentlyUsedActivationCount { get; }

        /// <summary>Whether calls are refused because of load. Never, in this runtime.</summary>
        [Id(6)]
        public bool IsOverloaded { get; }

        /// <summary>How many clients are connected: none, they are in the process.</summary>
        [Id(7)]
        public long ClientCount { get; }

        /// <summary>Messages from other silos: none.</summary>
        [Id(8)]
        public long ReceivedMessages { get; }

        /// <summary>Messages to other silos: none.</summary>
        [Id(9)]
        public long SentMessages { get; }

        /// <summary>When these figures were read, in UTC.</summary>
        [Id(10)]
        public DateTime DateTime { get; }

        /// <summary>Processor and memory.</summary>
        [Id(11)]
        public EnvironmentStatistics EnvironmentStatistics { get; }

        /// <inheritdoc/>
        public override string ToString()
            => $"SiloRuntimeStatistics: ActivationCount={ActivationCount} RecentlyUsedActivationCount={RecentlyUsedActivationCount} {EnvironmentStatistics} DateTime={DateTime:O}";
    }
}

namespace Orleans.Statistics
{
    /// <summary>Processor and memory of the process.</summary>
    [GenerateSerializer, Immutable]
    public readonly struct EnvironmentStatistics
    {
        /// <summary>Processor use in percent of all cores.</summary>
        [Id(0)]
        public readonly float FilteredCpuUsagePercentage;

        /// <summary>Memory in use, in bytes.</summary>
        [Id(1)]
        public readonly long FilteredMemoryUsageBytes;

        /// <summary>Memory left, in bytes.</summary>
        [Id(2)]
        public readonly long FilteredAvailableMemoryBytes;

        /// <summary>Memory there is, in bytes.</summary>
        [Id(3)]
        public readonly long MaximumAvailableMemoryBytes;

        /// <summary>Processor use in percent of all cores, unsmoothed.</summary>
        [Id(4)]
        public readonly float RawCpuUsagePercentage;

        /// <summary>Memory in use, in bytes, unsmoothed.</summary>
        [Id(5)]
        public readonly long RawMemoryUsageBytes;

        /// <summary>Memory left, in bytes, unsmoothed.</summary>
        [Id(6)]
        public readonly long RawAvailableMemoryBytes;

        internal EnvironmentStatistics(float cpu, long used, long available, long maximum)
        {
            FilteredCpuUsagePercentage = RawCpuUsagePercentage = cpu;
            FilteredMemoryUsageBytes = RawMemoryUsageBytes = used;
            FilteredAvailableMemoryBytes = RawAvailableMemoryBytes = available;
            MaximumAvailableMemoryBytes = maximum;
        }

        /// <summary>Memory in use, in percent of <see cref="MaximumAvailableMemoryBytes"/>.</summary>
        public float MemoryUsagePercentage => MaximumAvailableMemoryBytes <= 0 ? 0 : 100f * FilteredMemoryUsageBytes / MaximumAvailableMemoryBytes;

        /// <summary>Memory left, in percent of <see cref="MaximumAvailableMemoryBytes"/>.</summary>
        public float AvailableMemoryPercentage => MaximumAvailableMemoryBytes <= 0 ? 0 : 100f * FilteredAvailableMemoryBytes / MaximumAvailableMemoryBytes;

        /// <inheritdoc/>
        public override string ToString()
            => $"CpuUsagePercentage={FilteredCpuUsagePercentage} MemoryUsageBytes={FilteredMemoryUsageBytes} AvailableMemory={FilteredAvailableMemoryBytes} MaximumAvailableMemoryBytes={MaximumAvailableMemoryBytes}";
    }

    /// <summary>Reads processor and memory of the process.</summary>
    public interface IEnvironmentStatisticsProvider
    {
        /// <summary>Reads them.</summary>
        /// <returns>The figures.</returns>
        EnvironmentStatistics GetEnvironmentStatistics();
    }
}
