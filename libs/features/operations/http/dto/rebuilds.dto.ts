import { IsIn } from 'class-validator';
import { EXPORT_NAMES, type ExportName } from '#features/exports';
import { ApiProperty } from '#platform/http';

export class RebuildComparisonBody {
  @ApiProperty({
    enum: EXPORT_NAMES,
    description: 'The export whose rows are rebuilt from events and compared.',
  })
  @IsIn(EXPORT_NAMES)
  export!: ExportName;
}
