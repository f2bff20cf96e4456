using Chatbotics.Storage.Sqlite.Writing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Chatbotics.Storage.Sqlite.Opening;

/// <summary>What every <see cref="SideDatabase{TTables}"/> needs of the host.</summary>
/// <param name="Options">The store's options.</param>
/// <param name="Layer">The file layer.</param>
/// <param name="Fatality">Ends the process.</param>
/// <param name="Metrics">Counts.</param>
/// <param name="Time">The clock.</param>
/// <param name="Loggers">The logs.</param>
internal sealed record SideDatabaseServices(
    IOptions<StoreOptions> Options,
    FileLayer Layer,
    IStoreFatality Fatality,
    StoreMetrics Metrics,
    TimeProvider Time,
    ILoggerFactory Loggers);
