using System.Globalization;

namespace Orleans.Configuration
{
    /// <summary>Names the cluster and the service; the embedded runtime only shows them.</summary>
    public class ClusterOptions
    {
        /// <summary>The name of the cluster.</summary>
        public string ClusterId { get; set; } = "default";

        /// <summary>The name of the service, which stays when clusters are replaced.</summary>
        public string ServiceId { get; set; } = "default";
    }

    /// <summary>Names the silo.</summary>
    public class SiloOptions
    {
        /// <summary>The name; made up when absent.</summary>
        public string SiloName { get; set; } = null!;
    }

    /// <summary>How calls behave.</summary>
    public abstract class MessagingOptions
    {
        /// <summary>How long a caller waits before it gets a <see cref="TimeoutException"/>. 30 s by default.</summary>
        public TimeSpan ResponseTimeout { get; set; } = TimeSpan.FromSeconds(30);
    }

    /// <summary>How calls within the silo behave.</summary>
    public class SiloMessagingOptions : MessagingOptions
    {
        /// <summary>How many calls may wait for one activation before more are refused with a <see cref="Orleans.Runtime.LimitExceededException"/>; 0 for no bound.</summary>
        public int MaxEnqueuedRequestsHardLimit { get; set; }
    }

    /// <summary>How calls of a client behave. Within one process they are those of the silo.</summary>
    public class ClientMessagingOptions : MessagingOptions
    {
    }

    /// <summary>When idle activations end.</summary>
    public class GrainCollectionOptions
    {
        /// <summary>The idle time after which an activation ends. 15 min by default; more than <see cref="CollectionQuantum"/>.</summary>
        public TimeSpan CollectionAge { get; set; } = TimeSpan.FromMinutes(15);

        /// <summary>The same for single grain classes, by their full name.</summary>
        public Dictionary<string, TimeSpan> ClassSpecificCollectionAge { get; set; } = [];

        /// <summary>How often idle activations are looked for. 1 min by default.</summary>
        public TimeSpan CollectionQuantum { get; set; } = TimeSpan.FromMinutes(1);

        /// <summary>How long activation may take. 30 s by default.</summary>
        public TimeSpan ActivationTimeout { get; set; } = TimeSpan.FromSeconds(30);

        /// <summary>How long deactivation may take. 30 s by default.</summary>
        public TimeSpan DeactivationTimeout { get; set; } = TimeSpan.FromSeconds(30);
    }

    /// <summary>How turns are scheduled.</summary>
    public class SchedulingOptions
    {
        /// <summary>How long an activation with much to do keeps its thread before others get a chance. 100 ms by default.</summary>
        public TimeSpan ActivationSchedulingQuantum { get; set; } = TimeSpan.FromMilliseconds(100);
    }

    /// <summary>Options of the storage in memory.</summary>
    public class MemoryGrainStorageOptions
    {
        /// <summary>How many grains hold the states in Microsoft Orleans. No effect here.</summary>
        public int NumStorageGrains { get; set; } = 10;
    }
}

namespace Orleans.Hosting
{
    /// <summary>How reminders behave.</summary>
    public sealed class ReminderOptions
    {
        /// <summary>The shortest allowed time between ticks. 1 min by default.</summary>
        public TimeSpan MinimumReminderPeriod { get; set; } = TimeSpan.FromMinutes(1);

        /// <summary>How often the table is read again, to notice what others changed. 5 min by default.</summary>
        public TimeSpan RefreshReminderListPeriod { get; set; } = TimeSpan.FromMinutes(5);

        /// <summary>How long the first reading of the table may take. 5 min by default.</summary>
        public TimeSpan InitializationTimeout { get; set; } = TimeSpan.FromMinutes(5);
    }
}

namespace Orleans
{
    /// <summary>The idle time after which activations of a grain class end.</summary>
    [AttributeUsage(AttributeTargets.Class)]
    public class CollectionAgeLimitAttribute : Attribute
    {
        /// <summary>The shortest allowed time: 1 min.</summary>
        public static readonly TimeSpan MinAgeLimit = TimeSpan.FromMinutes(1);

        private readonly TimeSpan? _limit;

        /// <summary>The sum of <see cref="Days"/>, <see cref="Hours"/> and <see cref="Minutes"/>.</summary>
        public CollectionAgeLimitAttribute()
        {
        }

        /// <summary>A given time.</summary>
        /// <param name="inactivityPeriod">The time in the invariant format, such as <c>00:05:00</c>.</param>
        public CollectionAgeLimitAttribute(string inactivityPeriod) => _limit = TimeSpan.Parse(inactivityPeriod, CultureInfo.InvariantCulture);

        /// <summary>Days.</summary>
        public double Days { get; set; }

        /// <summary>Hours.</summary>
        public double Hours { get; set; }

        /// <summary>Minutes.</summary>
        public double Minutes { get; set; }

        /// <summary>Never.</summary>
        public bool AlwaysActive { get; set; }

        /// <summary>The time, at least <see cref="MinAgeLimit"/>.</summary>
        public TimeSpan AgeLimit
        {
            get
            {
                var limit = AlwaysActive
                    ? TimeSpan.FromDays(short.MaxValue)
                    : TimeSpan.FromDays(Days) + TimeSpan.FromHours(Hours) + TimeSpan.FromMinutes(Minutes);
                return _limit ?? (limit < MinAgeLimit ? MinAgeLimit : limit);
            }
        }
    }

    /// <summary>Activations of this grain class never end for being idle.</summary>
    [AttributeUsage(AttributeTargets.Class)]
    public class KeepAliveAttribute : Attribute;
}
