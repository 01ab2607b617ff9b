/**
 * The channels of a sound file, resampled to `sampleRate` Hz; samples in −1 to 1.
 *
 * The browser decodes off the main thread. Rejects when it cannot read the format, or cannot decode at all.
 */
export async function decodeAudio(file: Blob, sampleRate: number): Promise<readonly Float32Array[]> {
  const context = new OfflineAudioContext(1, 1, sampleRate);
  const sound = await context.decodeAudioData(await file.arrayBuffer());
  return Array.from({ length: sound.numberOfChannels }, (_, channel) => sound.getChannelData(channel));
}
