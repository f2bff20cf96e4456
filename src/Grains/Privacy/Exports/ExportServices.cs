using Chatbotics.Grains.Abstractions.Media;
using Chatbotics.Grains.Abstractions.Privacy;
using Chatbotics.Grains.Contacts.Files;
using Chatbotics.Grains.Hosting;
using Chatbotics.Grains.Privacy.Erasures;
using Chatbotics.Grains.Privacy.Ports;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Chatbotics.Grains.Privacy.Exports;

/// <summary>What all files of persons' data share.</summary>
/// <param name="Parts">Keeps them.</param>
/// <param name="Keys">Seals who they are about.</param>
/// <param name="Reach">Finds everything of a person.</param>
/// <param name="Catalog">Finds conversations.</param>
/// <param name="Inventory">Counts them.</param>
/// <param name="Files">What customers sent.</param>
/// <param name="Speech">Puts what the person reads into their language.</param>
/// <param name="Ids">Names audit notes.</param>
/// <param name="Time">The clock.</param>
/// <param name="Options">Where customers reach this installation.</param>
/// <param name="Logger">The log.</param>
internal sealed record ExportServices(
    SealedParts Parts,
    IKeyRing Keys,
    IContactReach Reach,
    IConversationCatalog Catalog,
    ConversationInventory Inventory,
    IMediaFiles Files,
    ICustomerSpeech Speech,
    IIdGenerator Ids,
    TimeProvider Time,
    IOptions<PrivacyOptions> Options,
    ILogger<DataExportGrain> Logger);
